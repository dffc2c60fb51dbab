@echo off
rem Starts the neuro command; builds it first where it is missing or older than its sources.
rem State lives in .neuro beside this script: the time of the last build, and its log.
setlocal
set "root=%~dp0"
set "state=%root%.neuro"
set "module=neuro-cli"
set "jar=%root%neuro-cli\target\neuro.jar"
set "stamp=%state%\built"
set "start=-XX:TieredStopAtLevel=1 -jar"
set "main="
rem What measures is a module of its own, and runs with all compilers.
if not "%~1"=="bench" goto :chosen
set "module=neuro-benchmarks"
set "jar=%root%neuro-benchmarks\target\benchmarks.jar"
set "stamp=%state%\built-benchmarks"
set "start=-cp"
set "main=dev.neurosdk.cli.Main"
:chosen
set "log=%state%\build.log"

rem --- a JDK, 17 or newer

set "java="
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined java for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java goto :nojava
if not exist "%java%" goto :badhome
for %%j in ("%java%") do set "bin=%%~dpj"
if not exist "%bin%javac.exe" goto :nojdk
set "version="
if exist "%bin%..\release" for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%bin%..\release"') do set "version=%%~v"
if not defined version for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /i "version"') do set "version=%%~v"
set "major=0"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 goto :oldjava

rem --- build what is stale

if not exist "%state%" mkdir "%state%"
if not exist "%jar%" goto :build
if not exist "%stamp%" goto :build
powershell -NoProfile -Command "$b = (Get-Item -Force ($env:stamp)).LastWriteTimeUtc; $r = $env:root; $p = 'pom.xml','.mvn','neuro-*\pom.xml','neuro-*\src\main','examples\pom.xml','examples\*\pom.xml','examples\*\src\main' | ForEach-Object { $r + $_ }; if (Get-ChildItem -Force -Recurse -Path $p | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto :start

:build
echo neuro: building (about a minute the first time) ...>&2
type nul >"%stamp%.new"
for %%j in ("%bin%..") do set "JAVA_HOME=%%~fj"
pushd "%root%"
call mvnw.cmd -q -B -Dmaven.test.skip=true -pl %module% -am package >"%log%" 2>&1
set "status=%errorlevel%"
popd
if not "%status%"=="0" goto :failed
move /y "%stamp%.new" "%stamp%" >nul

:start
"%java%" -XX:+UseSerialGC %NEURO_JAVA_OPTS% %start% "%jar%" %main% %*
exit /b %errorlevel%

:nojava
echo neuro: no java found: install a JDK 17 or newer, or point JAVA_HOME at one>&2
exit /b 1

:badhome
echo neuro: JAVA_HOME has no bin\java.exe: point it at a JDK 17 or newer>&2
exit /b 1

:nojdk
echo neuro: needs a JDK 17 or newer, but there is no javac beside "%java%": it is a JRE>&2
exit /b 1

:oldjava
echo neuro: needs a JDK 17 or newer, but "%java%" is Java %version%>&2
exit /b 1

:failed
echo neuro: the build failed: see "%log%">&2
exit /b 1
