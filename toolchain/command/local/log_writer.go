package local

import (
	"bytes"
	"context"
	"sync"

	p "github.com/pulumi/pulumi-go-provider"
)

// logWriter shows each whole line that is written to it as the resource's status.
type logWriter struct {
	logger p.Logger
	mutex  sync.Mutex
	rest   []byte
}

func newLogWriter(ctx context.Context) *logWriter {
	return &logWriter{logger: p.GetLogger(ctx)}
}

func (w *logWriter) Write(chunk []byte) (int, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.rest = append(w.rest, chunk...)
	for {
		line, rest, found := bytes.Cut(w.rest, []byte("\n"))
		if !found {
			return len(chunk), nil
		}
		w.logger.InfoStatus(string(line))
		w.rest = rest
	}
}

// flush shows a last line that has no end.
func (w *logWriter) flush() {
	if len(w.rest) > 0 {
		w.logger.InfoStatus(string(w.rest))
	}
}
