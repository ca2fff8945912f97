{{- /* A deployment. Takes a dict of the root, its name, the role of its processes and how many there are. */}}
{{- define "readiness.deployment" -}}
{{- $root := .root }}
{{- $values := .root.Values }}
{{- $file := include "readiness.file" .root }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  labels:
    {{- include "readiness.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .role }}
spec:
  replicas: {{ .replicas }}
  strategy:
    {{- if $file }}
    type: Recreate
    {{- else }}
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
    {{- end }}
  selector:
    matchLabels:
      {{- include "readiness.selector" $root | nindent 6 }}
      app.kubernetes.io/component: {{ .role }}
  template:
    metadata:
      labels:
        {{- include "readiness.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .role }}
      {{- with $values.podAnnotations }}
      annotations: {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "readiness.account" $root }}
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 40
      {{- with $values.imagePullSecrets }}
      imagePullSecrets: {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        runAsGroup: 65532
        fsGroup: 65532
        seccompProfile: { type: RuntimeDefault }
      containers:
        - name: readiness
          image: "{{ $values.image.repository }}{{ if $values.image.digest }}@{{ $values.image.digest }}{{ else }}:{{ $values.image.tag | default $root.Chart.AppVersion }}{{ end }}"
          imagePullPolicy: {{ $values.image.pullPolicy }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
          env:
            {{- include "readiness.environment" . | nindent 12 }}
          ports:
            - { name: http, containerPort: 3000 }
          startupProbe:
            httpGet: { path: /api/health/live, port: http }
            failureThreshold: 30
            periodSeconds: 2
          livenessProbe:
            httpGet: { path: /api/health/live, port: http }
            periodSeconds: 20
            timeoutSeconds: 5
          readinessProbe:
            httpGet: { path: /api/health/ready, port: http }
            periodSeconds: 10
            timeoutSeconds: 5
          resources: {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - { name: config, mountPath: /etc/readiness, readOnly: true }
            - { name: data, mountPath: /data }
            - { name: tmp, mountPath: /tmp }
            {{- if eq $values.auth.kind "oidc" }}
            - { name: oidc, mountPath: /run/secrets/oidc, readOnly: true }
            {{- end }}
            {{- if $values.certificates.configMap }}
            - { name: certificates, mountPath: /etc/readiness-certificates, readOnly: true }
            {{- end }}
            {{- range $index, $at := $values.secretFiles }}
            - { name: secret-{{ $index }}, mountPath: {{ $at.mountPath }}, readOnly: true }
            {{- end }}
      volumes:
        - name: config
          configMap: { name: {{ include "readiness.configName" $root }} }
        - name: tmp
          emptyDir: { medium: Memory, sizeLimit: 64Mi }
        - name: data
          {{- if $file }}
          persistentVolumeClaim: { claimName: {{ include "readiness.claim" $root }} }
          {{- else }}
          emptyDir: { sizeLimit: 256Mi }
          {{- end }}
        {{- if eq $values.auth.kind "oidc" }}
        - name: oidc
          secret:
            secretName: {{ required "auth.oidc.existingSecret is the secret that holds the client's secret" $values.auth.oidc.existingSecret }}
            defaultMode: 0440
        {{- end }}
        {{- if $values.certificates.configMap }}
        - name: certificates
          configMap: { name: {{ $values.certificates.configMap }} }
        {{- end }}
        {{- range $index, $at := $values.secretFiles }}
        - name: secret-{{ $index }}
          secret: { secretName: {{ $at.secret }}, defaultMode: 0440 }
        {{- end }}
      {{- with $values.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.affinity }}
      affinity: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.topologySpreadConstraints }}
      topologySpreadConstraints: {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end }}
