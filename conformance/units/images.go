package main

import (
	_ "crypto/sha256" // digests are checked only by algorithms that are linked in
	_ "crypto/sha512"

	"github.com/distribution/reference"
)

// images: how a container runtime reads the name of an image.
var images = judge{
	file:    "images.tsv",
	inputs:  1,
	columns: []string{"image", "verdict", "registry", "repository", "tag", "digest"},
	verdict: func(inputs []string) []string {
		named, err := reference.ParseNormalizedNamed(inputs[0])
		if err != nil {
			return []string{"refused"}
		}
		tag, digest := "", ""
		if tagged, ok := named.(reference.Tagged); ok {
			tag = tagged.Tag()
		}
		if digested, ok := named.(reference.Digested); ok {
			digest = digested.Digest().String()
		}
		return []string{"accepted", reference.Domain(named), reference.Path(named), tag, digest}
	},
}
