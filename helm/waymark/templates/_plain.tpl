{{/*
The rows' tokens begin with the job's id, so it must be the same after every restart: made of what
an installation never changes.
*/}}
{{- define "waymark.plain.jobId" -}}
{{- printf "%s/%s" .Release.Namespace (include "waymark.job.name" .) | sha256sum | trunc 32 -}}
{{- end }}

{{/* Flink counts megabytes in m, Kubernetes in Mi. */}}
{{- define "waymark.plain.resources" -}}
requests:
  cpu: {{ .cpu | quote }}
  memory: {{ .memory | replace "m" "Mi" | replace "g" "Gi" }}
limits:
  memory: {{ .memory | replace "m" "Mi" | replace "g" "Gi" }}
{{- end }}

{{- define "waymark.plain.mounts" -}}
- name: settings
  mountPath: /opt/flink/conf
{{- if .Values.job.storage.claimName }}
- name: state
  mountPath: /state
{{- end }}
{{- end }}

{{- define "waymark.plain.volumes" -}}
- name: settings
  configMap:
    name: {{ include "waymark.job.name" . }}
{{- with .Values.job.storage.claimName }}
- name: state
  persistentVolumeClaim:
    claimName: {{ . }}
{{- end }}
{{- end }}

{{/* The pod's own address: with high availability nobody asks for a service. */}}
{{- define "waymark.plain.address" -}}
- name: POD_IP
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
{{- end }}
