{{- /* Takes a dict of the root and the role. */}}
{{- define "readiness.environment" -}}
{{- $values := .root.Values }}
- name: ROLE
  value: {{ .role }}
- name: PUBLIC_URL
  value: {{ required "publicUrl is the address that people open, such as https://readiness.acme.example" $values.publicUrl | quote }}
- name: READINESS_CONFIG
  value: /etc/readiness/readiness.yaml
# A proxy in front keeps connections for a minute.
- name: KEEP_ALIVE_TIMEOUT
  value: "65000"
- name: AUTH
  value: {{ $values.auth.kind }}
{{- if eq $values.auth.kind "oidc" }}
{{- with $values.auth.oidc }}
- name: OIDC_ISSUER
  value: {{ required "auth.oidc.issuer is the address of your provider" .issuer | quote }}
- name: OIDC_CLIENT_ID
  value: {{ required "auth.oidc.clientId is what your provider gave for the dashboard" .clientId | quote }}
- name: OIDC_CLIENT_SECRET_FILE
  value: /run/secrets/oidc/{{ .secretKey }}
{{- with .scopes }}
- name: OIDC_SCOPES
  value: {{ . | quote }}
{{- end }}
{{- with .groupsClaim }}
- name: OIDC_GROUPS_CLAIM
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if eq $values.auth.kind "proxy" }}
{{- with $values.auth.proxy }}
- name: AUTH_PROXY
  value: {{ .kind }}
- name: AUTH_PROXY_AUDIENCE
  value: {{ required "auth.proxy.audience is for whom the proxy signs, as docs/sign-in.md says" .audience | quote }}
{{- with .issuer }}
- name: AUTH_PROXY_ISSUER
  value: {{ . | quote }}
{{- end }}
{{- with .jwks }}
- name: AUTH_PROXY_JWKS
  value: {{ . | quote }}
{{- end }}
{{- with .header }}
- name: AUTH_PROXY_HEADER
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- with $values.auth.oidc.groupsClaim }}
- name: OIDC_GROUPS_CLAIM
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- with $values.database }}
{{- if .existingSecret }}
- name: DATABASE_URL
  valueFrom: { secretKeyRef: { name: {{ .existingSecret }}, key: {{ .urlKey }} } }
{{- if .passwordKey }}
- name: PGPASSWORD
  valueFrom: { secretKeyRef: { name: {{ .existingSecret }}, key: {{ .passwordKey }} } }
{{- end }}
{{- end }}
{{- end }}
{{- with $values.scanInterval }}
- name: SCAN_INTERVAL
  value: {{ . | quote }}
{{- end }}
{{- with $values.logLevel }}
- name: LOG_LEVEL
  value: {{ . | quote }}
{{- end }}
{{- with $values.awsRegion }}
- name: AWS_REGION
  value: {{ . | quote }}
{{- end }}
{{- with $values.certificates }}
{{- if .configMap }}
- name: NODE_EXTRA_CA_CERTS
  value: /etc/readiness-certificates/{{ .key }}
{{- end }}
{{- end }}
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
