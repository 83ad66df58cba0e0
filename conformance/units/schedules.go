package main

import (
	"strings"
	"time"
	_ "time/tzdata" // the zones that Go itself carries, as in the released controller images

	"github.com/robfig/cron/v3"
)

// schedules: whether the CronJob API accepts a schedule, and when it fires first after the start of 2026 (UTC).
var schedules = judge{
	file:    "schedules.tsv",
	inputs:  1,
	columns: []string{"schedule", "verdict", "first five times from 2026"},
	verdict: func(inputs []string) []string {
		schedule, ok := parse(inputs[0])
		if !ok || strings.Contains(inputs[0], "TZ") {
			return []string{"refused"}
		}
		if _, interval := schedule.(cron.ConstantDelaySchedule); interval {
			return []string{"accepted"}
		}
		var times []string
		at := time.Date(2025, 12, 31, 23, 59, 59, 0, time.UTC)
		for range 5 {
			at = schedule.Next(at)
			if at.IsZero() {
				break
			}
			times = append(times, at.Format("2006-01-02T15:04"))
		}
		return []string{"accepted", strings.Join(times, " ")}
	},
}

// parse survives the library's panic on a zone without a blank, as the API server does.
func parse(text string) (schedule cron.Schedule, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	schedule, err := cron.ParseStandard(text)
	if spec, fields := schedule.(*cron.SpecSchedule); fields {
		spec.Location = time.UTC
	}
	return schedule, err == nil
}

// zones: whether Go finds a time zone by its name.
var zones = judge{
	file:    "zones.tsv",
	inputs:  1,
	columns: []string{"zone", "verdict"},
	verdict: func(inputs []string) []string {
		_, err := time.LoadLocation(inputs[0])
		return []string{accepted(err == nil && inputs[0] != "" && !strings.EqualFold(inputs[0], "Local"))}
	},
}
