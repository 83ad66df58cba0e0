package main

import (
	"strings"

	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/api/validate/content"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// names: which rules accept a text.
var names = judge{
	file:    "names.tsv",
	inputs:  1,
	columns: []string{"text", "rules that accept it"},
	verdict: func(inputs []string) []string {
		var rules []string
		for _, rule := range nameRules {
			if rule.accepts(inputs[0]) {
				rules = append(rules, rule.name)
			}
		}
		return []string{strings.Join(rules, " ")}
	},
}

var nameRules = []struct {
	name    string
	accepts func(string) bool
}{
	{"dns1123Label", func(s string) bool { return len(validation.IsDNS1123Label(s)) == 0 }},
	{"dns1123Subdomain", func(s string) bool { return len(validation.IsDNS1123Subdomain(s)) == 0 }},
	{"dns1035Label", func(s string) bool { return len(validation.IsDNS1035Label(s)) == 0 }},
	{"wildcardSubdomain", func(s string) bool { return len(validation.IsWildcardDNS1123Subdomain(s)) == 0 }},
	{"labelKey", func(s string) bool { return len(content.IsLabelKey(s)) == 0 }},
	{"labelValue", func(s string) bool { return len(content.IsLabelValue(s)) == 0 }},
	{"annotationKey", func(s string) bool {
		return len(apivalidation.ValidateAnnotations(map[string]string{s: ""}, field.NewPath("annotations"))) == 0
	}},
	{"configMapKey", func(s string) bool { return len(validation.IsConfigMapKey(s)) == 0 }},
	{"pathSegmentName", func(s string) bool { return len(content.IsPathSegmentName(s)) == 0 }},
	{"portName", func(s string) bool { return len(validation.IsValidPortName(s)) == 0 }},
	{"envVarName", func(s string) bool { return len(validation.IsRelaxedEnvVarName(s)) == 0 }},
	{"strictEnvVarName", func(s string) bool { return len(validation.IsEnvVarName(s)) == 0 }},
	{"shellVariable", func(s string) bool { return len(content.IsCIdentifier(s)) == 0 }},
	{"percent", func(s string) bool { return len(validation.IsValidPercent(s)) == 0 }},
}
