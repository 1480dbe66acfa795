@echo off
rem Starts the policy pack in this folder: start [flags] engine-address
rem With --archive as its only word it makes the class-data archive instead, with which later starts are fast.
rem With a port in POLICYPACK_DEBUG it waits until a debugger is attached there.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
where /q "%java%" 2>nul || if not exist "%java%" (
  echo This policy pack needs Java 17 or later, but there is no java on the PATH and none in JAVA_HOME. 1>&2
  exit /b 1
)
set "flags=-XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -Xlog:disable"
set "flags=%flags% -XX:Tier3InvocationThreshold=50 -XX:Tier3MinInvocationThreshold=25 -XX:Tier3CompileThreshold=500"
set "flags=%flags% -XX:Tier3BackEdgeThreshold=5000 -XX:Tier3LoadFeedback=20"
set "flags=%flags% -XX:Tier0InvokeNotifyFreqLog=4 -XX:Tier0BackedgeNotifyFreqLog=8 -XX:C1MaxInlineLevel=1 -XX:C1MaxInlineSize=8 -XX:CICompilerCount=1"
set "archive=%here%archive\windows.jsa"
if "%~1"=="--archive" (
  if not exist "%here%archive" mkdir "%here%archive"
  "%java%" %flags% "-XX:ArchiveClassesAtExit=%archive%.new" -jar "%here%pack.jar" --train >nul 2>&1
  if exist "%archive%.new" move /y "%archive%.new" "%archive%" >nul
  exit /b 0
)
if defined POLICYPACK_DEBUG set "flags=%flags% -agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:%POLICYPACK_DEBUG%"
if exist "%archive%" set "flags=%flags% "-XX:SharedArchiveFile=%archive%""
"%java%" %flags% -jar "%here%pack.jar" %*
