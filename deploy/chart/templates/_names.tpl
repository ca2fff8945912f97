{{- define "readiness.fullname" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "readiness.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "readiness.labels" -}}
{{ include "readiness.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "readiness.account" -}}
{{- .Values.serviceAccount.name | default (ternary (include "readiness.fullname" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{- /* Not empty: the store is a file, which belongs to one pod. */}}
{{- define "readiness.file" -}}{{ if not .Values.database.existingSecret }}file{{ end }}{{- end }}

{{- define "readiness.claim" -}}
{{- .Values.persistence.existingClaim | default (include "readiness.fullname" .) }}
{{- end }}

{{- define "readiness.configName" -}}{{ include "readiness.fullname" . }}-config{{- end }}
