// Command conformance runs Pulumi's own conformance tests for policies, as they stand in the module
// github.com/pulumi/pulumi/pkg/v3, against a folder of policy packs for the runtime java.
//
// The tests run the engine in their own process, and some answers of a pack make the engine panic. So this program starts
// itself once more for each test, with -test NAME: a panic costs one test, not the run.
package main

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/pulumi/pulumi/pkg/v3/testing/pulumi-test-language/tests"
)

const (
	allPassed  = 0
	someFailed = 1
	cannotRun  = 2
)

type options struct {
	packs   string // folder with one folder for each pack
	run     *regexp.Regexp
	verbose bool
	junit   string
	timeout time.Duration
	test    string // set in the process of one test
	work    string // set in the process of one test: the folder for its files
}

func main() {
	o, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(cannotRun)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if o.test != "" {
		os.Exit(runHere(ctx, o))
	}
	os.Exit(runAll(ctx, o))
}

func parse(args []string) (options, error) {
	var o options
	var pattern string
	// Not the global flag set: the Pulumi packages put flags of theirs into it.
	flags := flag.NewFlagSet("conformance", flag.ExitOnError)
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "usage: run [options] FOLDER-WITH-PACKS")
		flags.PrintDefaults()
	}
	flags.StringVar(&pattern, "run", "", "run only the tests whose name matches this regular `expression`")
	flags.BoolVar(&o.verbose, "v", false, "print what the Pulumi operations wrote for tests that passed, too")
	flags.StringVar(&o.junit, "junit", "", "write the results to this `file` as a JUnit report")
	flags.DurationVar(&o.timeout, "timeout", 5*time.Minute, "time allowed for one test")
	flags.StringVar(&o.test, "test", "", "internal: run the test of this `name` in this process")
	flags.StringVar(&o.work, "work", "", "internal: `folder` for the files of that test")
	_ = flags.Parse(args)

	var err error
	if o.run, err = regexp.Compile(pattern); err != nil {
		return o, fmt.Errorf("-run %s: %w", pattern, err)
	}
	if flags.NArg() != 1 {
		return o, errors.New("name one folder that holds the packs (-h shows the options)")
	}
	if o.packs, err = filepath.Abs(flags.Arg(0)); err != nil {
		return o, err
	}
	if s, err := os.Stat(o.packs); err != nil || !s.IsDir() {
		return o, fmt.Errorf("there is no folder %s", o.packs)
	}
	return o, nil
}

// result is also the JUnit report's element for one test.
type result struct {
	Class   string  `xml:"classname,attr"`
	Name    string  `xml:"name,attr"`
	Seconds float64 `xml:"time,attr"`
	Failure *string `xml:"failure,omitempty"`
	output  string
}

// runAll runs each test in a process of its own and prints the results.
func runAll(ctx context.Context, o options) int {
	work, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		return cannotRun
	}
	var results []result
	failed := 0
	for _, name := range policyTests(o.run) {
		r := runOne(ctx, o, name, filepath.Join(work, name))
		verdict, text := "PASS", r.output
		if r.Failure != nil {
			verdict, text = "FAIL", *r.Failure
			failed++
		}
		fmt.Printf("%s %s (%.1f s)\n", verdict, name, r.Seconds)
		if text = strings.TrimSpace(text); text != "" {
			fmt.Println("    " + strings.ReplaceAll(text, "\n", "\n    "))
		}
		results = append(results, r)
	}
	if len(results) == 0 {
		fmt.Fprintf(os.Stderr, "conformance: no test has a name that matches %s\n", o.run)
		return cannotRun
	}
	if err := writeJUnit(o.junit, results, failed); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		return cannotRun
	}
	if failed == 0 {
		_ = os.RemoveAll(work)
	} else {
		fmt.Printf("The files of this run are in %s.\n", work)
	}
	fmt.Printf("%d passed, %d failed\n", len(results)-failed, failed)
	if failed > 0 {
		return someFailed
	}
	return allPassed
}

// policyTests finds them by name, so that a newer version of the module brings its new tests by itself.
func policyTests(wanted *regexp.Regexp) []string {
	var names []string
	for name := range tests.LanguageTests {
		if strings.HasPrefix(name, "policy-") && wanted.MatchString(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func runOne(ctx context.Context, o options, name, work string) result {
	start := time.Now()
	output, failure := inProcess(ctx, o, name, work)
	r := result{Class: "conformance", Name: name, Seconds: time.Since(start).Seconds(), output: output}
	if failure != "" {
		r.Failure = &failure
	}
	return r
}

// inProcess gives what the test has to say, and why it failed, or "" when it passed.
func inProcess(ctx context.Context, o options, name, work string) (output, failure string) {
	if pack := missingPack(o.packs, name); pack != "" {
		return "", fmt.Sprintf("The pack %q is missing: there is no %s in %s.",
			pack, filepath.Join(pack, "PulumiPolicy.yaml"), o.packs)
	}
	if err := os.MkdirAll(work, 0o755); err != nil {
		return "", err.Error()
	}
	self, err := os.Executable()
	if err != nil {
		return "", err.Error()
	}
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, self, "-test", name, "-work", work, fmt.Sprintf("-v=%t", o.verbose), o.packs)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Env = append(os.Environ(),
		"PULUMI_ACCEPT=1", // snapshots of the programs are written, not compared: only the packs are tested
		"PULUMI_HOME="+filepath.Join(work, "home"),
		"PULUMI_SKIP_UPDATE_CHECK=true",
		"PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true")
	// Asked first, so that it can end its packs. In a group of its own, so that it is not asked twice on ^C.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 20 * time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	err = cmd.Run()

	var exit *exec.ExitError
	switch {
	case err == nil:
		return stdout.String(), ""
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", fmt.Sprintf("not done after %s\n%s", o.timeout, tail(stderr.String(), 40))
	case errors.As(err, &exit) && exit.ExitCode() == someFailed:
		return "", stdout.String()
	}
	// Nearly always a panic of the engine, which says so at the start of a long trace.
	text := stderr.String()
	if i := strings.Index(text, "panic: "); i >= 0 {
		text = head(text[i:], 25)
	}
	return "", fmt.Sprintf("the process with the engine ended: %v\n%s", err, tail(text, 40))
}

// missingPack gives the name of a pack that the test needs and the folder lacks, or "".
func missingPack(packs, test string) string {
	for _, run := range tests.LanguageTests[test].Runs {
		for pack := range run.PolicyPacks {
			if _, err := os.Stat(filepath.Join(packs, pack, "PulumiPolicy.yaml")); err != nil {
				return pack
			}
		}
	}
	return ""
}

func writeJUnit(file string, results []result, failed int) error {
	if file == "" {
		return nil
	}
	report := struct {
		XMLName  xml.Name `xml:"testsuite"`
		Name     string   `xml:"name,attr"`
		Tests    int      `xml:"tests,attr"`
		Failures int      `xml:"failures,attr"`
		Cases    []result `xml:"testcase"`
	}{Name: "conformance", Tests: len(results), Failures: failed, Cases: results}
	text, err := xml.MarshalIndent(report, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, append([]byte(xml.Header), text...), 0o644)
}

func head(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[:min(n, len(lines))], "\n")
}

func tail(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
