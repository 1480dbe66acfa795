@echo off
rem Stands in for Maven, which Pulumi's Java language host calls in a pack's folder; see mvnw.
setlocal EnableDelayedExpansion
set "run="
set "args="
:next
if "%~1"=="" goto done
if "%~1"=="exec:java" set "run=1"
set "word=%~1"
if "!word:~0,12!"=="-Dexec.args=" set "args=!word:~12!"
if "%~1"=="-Dexec.args" (
  set "args=%~2"
  shift
)
shift
goto next
:done
if not defined run (
  call "%~dp0start.cmd" --archive
) else (
  call "%~dp0start.cmd" %args%
)
