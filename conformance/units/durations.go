package main

import (
	"strconv"
	"time"

	"github.com/prometheus/common/model"
)

// durations: what Prometheus and Go make of a duration, in milliseconds (Prometheus) and nanoseconds (Go).
var durations = judge{
	file:    "durations.tsv",
	inputs:  1,
	columns: []string{"duration", "Prometheus", "Go"},
	verdict: func(inputs []string) []string {
		prometheus, golang := "refused", "refused"
		if d, err := model.ParseDuration(inputs[0]); err == nil {
			prometheus = strconv.FormatInt(time.Duration(d).Milliseconds(), 10)
		}
		if d, err := time.ParseDuration(inputs[0]); err == nil {
			golang = strconv.FormatInt(int64(d), 10)
		}
		return []string{prometheus, golang}
	},
}
