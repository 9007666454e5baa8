// What starts the Node.js language host. The CLI tells a host the options of a project's runtime as it has it run
// a program; this one, the newest that is a part of a Go module, knows them as flags alone.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"syscall"

	"gopkg.in/yaml.v3"
)

// The host, beside this program.
const host = "nodejs-language-host"

// The options of Pulumi.yaml that the host has a flag for.
var known = map[string]bool{"typescript": true, "nodeargs": true, "tsconfig": true}

func main() {
	if err := start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func start() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	program := filepath.Join(filepath.Dir(self), host)
	argv := append([]string{program}, flags(options())...)
	return syscall.Exec(program, append(argv, os.Args[1:]...), os.Environ())
}

// What of a project's file is read. A runtime that is only named has no options.
type project struct {
	Runtime struct {
		Options map[string]any `yaml:"options"`
	} `yaml:"runtime"`
}

// The CLI starts a host in the project's directory. What is wrong with a project, the CLI tells.
func options() map[string]any {
	var read project
	text, err := os.ReadFile("Pulumi.yaml")
	if err != nil || yaml.Unmarshal(text, &read) != nil {
		return nil
	}
	return read.Runtime.Options
}

func flags(options map[string]any) []string {
	var flags []string
	for name, value := range options {
		if known[name] {
			flags = append(flags, fmt.Sprintf("-%s=%v", name, value))
		}
	}
	sort.Strings(flags)
	return flags
}
