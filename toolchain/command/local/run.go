package local

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// run executes a command, if there is one, and keeps what it printed.
func (s *State) run(ctx context.Context, command *string) error {
	if command == nil {
		return nil
	}
	shown := newLogWriter(ctx)
	all := &lockedBuffer{}
	var stdout, stderr bytes.Buffer

	argv := append(s.interpreter(), *command)
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Env = s.environment()
	if s.Dir != nil {
		cmd.Dir = *s.Dir
	}
	if s.Stdin != nil && *s.Stdin != "" {
		cmd.Stdin = strings.NewReader(*s.Stdin)
	}
	cmd.Stdout = outputs(s.Logging.showsStdout(), shown, &stdout, all)
	cmd.Stderr = outputs(s.Logging.showsStderr(), shown, &stderr, all)

	err := cmd.Run()
	shown.flush()
	if err != nil {
		return fmt.Errorf("%w: running %q:\n%s", err, *command, all.String())
	}
	s.Stdout = strings.TrimSuffix(stdout.String(), "\n")
	s.Stderr = strings.TrimSuffix(stderr.String(), "\n")
	return nil
}

func (s *State) interpreter() []string {
	if s.Interpreter != nil && len(*s.Interpreter) > 0 {
		return append([]string{}, *s.Interpreter...)
	}
	return []string{"/bin/sh", "-c"}
}

func (s *State) environment() []string {
	env := os.Environ()
	if s.Environment != nil {
		for name, value := range *s.Environment {
			env = append(env, name+"="+value)
		}
	}
	if s.AddPreviousOutputInEnv != nil && !*s.AddPreviousOutputInEnv {
		return env
	}
	if s.Stdout != "" {
		env = append(env, "PULUMI_COMMAND_STDOUT="+s.Stdout)
	}
	if s.Stderr != "" {
		env = append(env, "PULUMI_COMMAND_STDERR="+s.Stderr)
	}
	return env
}

func outputs(isShown bool, shown io.Writer, kept ...io.Writer) io.Writer {
	if isShown {
		kept = append(kept, shown)
	}
	return io.MultiWriter(kept...)
}

// lockedBuffer takes stdout and stderr at once.
type lockedBuffer struct {
	mutex  sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(chunk []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.buffer.Write(chunk)
}

func (b *lockedBuffer) String() string {
	return b.buffer.String()
}
