//go:build tools

// Docker Compose, against which `npm run bench -- deploy` measures.
package tools

import _ "github.com/docker/compose/v5/cmd"
