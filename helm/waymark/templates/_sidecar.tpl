{{/* The path under which the ingress shows the server, without its last slash. */}}
{{- define "waymark.sidecar.basePath" -}}
{{- if .Values.sidecar.ingress.enabled }}{{ trimSuffix "/" .Values.sidecar.ingress.path }}{{ end -}}
{{- end }}

{{/* Options as arguments; what the chart decides cannot be in .Values.sidecar.options. */}}
{{- define "waymark.sidecar.arguments" -}}
{{- range $key, $value := .Values.sidecar.options }}
- {{ printf "--%s=%s" $key (include "waymark.text" $value) | quote }}
{{- end }}
{{- with include "waymark.sidecar.basePath" . }}
- {{ printf "--http.base.path=%s" . | quote }}
{{- end }}
{{- end }}

{{/* A number as it was written: Helm reads whole numbers as floating ones and would print 1e+06. */}}
{{- define "waymark.text" -}}
{{- if kindIs "float64" . -}}
{{- if eq . (floor .) }}{{ printf "%.0f" . }}{{ else }}{{ . }}{{ end -}}
{{- else -}}
{{ . }}
{{- end -}}
{{- end }}
