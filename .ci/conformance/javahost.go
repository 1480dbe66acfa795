package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// javaHost is the real pulumi-language-java, which builds and starts the packs as it does for the Pulumi CLI.
type javaHost struct {
	binary string
	engine string
}

// start gives a client of a new process. It ends, and the pack that it started with it, when ctx is done: every call gets a
// process and a process group of its own, because pulumi-language-java itself leaves a pack running whose call is cancelled.
func (j javaHost) start(ctx context.Context) (pulumirpc.LanguageRuntimeClient, func(), error) {
	ctx, cancel := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, j.binary, j.engine)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		cancel()
		return nil, nil, err
	}
	end := func() {
		cancel()
		_ = cmd.Wait()
	}
	port, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		end()
		return nil, nil, fmt.Errorf("%s wrote no port: %w", j.binary, err)
	}
	conn, err := grpc.NewClient("127.0.0.1:"+strings.TrimSpace(port),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		end()
		return nil, nil, err
	}
	return pulumirpc.NewLanguageRuntimeClient(conn), func() { _ = conn.Close(); end() }, nil
}

// forward makes one call with a stream of answers and hands each answer on.
func forward[Request, Answer any](
	ctx context.Context,
	java javaHost,
	call func(pulumirpc.LanguageRuntimeClient, context.Context, *Request, ...grpc.CallOption) (
		grpc.ServerStreamingClient[Answer], error),
	request *Request,
	send func(*Answer) error,
) error {
	client, end, err := java.start(ctx)
	if err != nil {
		return err
	}
	defer end()
	stream, err := call(client, ctx, request)
	if err != nil {
		return err
	}
	for {
		answer, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := send(answer); err != nil {
			return err
		}
	}
}
