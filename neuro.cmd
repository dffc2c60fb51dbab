@echo off
rem Starts the neuro command; builds it first where it is missing or older than its sources.
rem State lives in .neuro beside this script: the time of the last build, its log, and for each JDK an archive of classes,
rem which a JVM need not read again. See docs/decisions/0020-start-up.md.
setlocal
set "root=%~dp0"
set "state=%root%.neuro"
set "module=neuro-cli"
set "jar=%root%neuro-cli\target\neuro.jar"
set "stamp=%state%\built"
set "flags=-XX:TieredStopAtLevel=1 -Dorg.eclipse.jetty.util.referencesPerCacheLine=16"
set "start=-jar"
set "main="
rem What measures is a module of its own, and runs with all compilers.
if not "%~1"=="bench" goto :chosen
set "module=neuro-benchmarks"
set "jar=%root%neuro-benchmarks\target\benchmarks.jar"
set "stamp=%state%\built-benchmarks"
set "flags="
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
rem Archives of what was built before, on any JDK.
del /f /q "%state%\classes-*" >nul 2>&1

:start
rem A JVM refuses to be given two collectors.
set "gc=-XX:+UseSerialGC"
echo " %NEURO_JAVA_OPTS%" | findstr /r /c:" -XX:+Use[A-Za-z]*GC" >nul && set "gc="

rem --- an archive of classes, made by a match of the bundled game; an empty one says that this JDK can't make one

if not "%module%"=="neuro-cli" goto :run
set "archive=%state%\classes-%version%.jsa"
if exist "%archive%" goto :archived
set "part=%archive%.%random%"
"%java%" %gc% %flags% -XX:ArchiveClassesAtExit="%part%" -jar "%jar%" serve --demo --host 127.0.0.1 --port 0 >nul 2>&1 <nul
if errorlevel 1 type nul >"%part%"
if not exist "%part%" type nul >"%part%"
move /y "%part%" "%archive%" >nul 2>&1
if exist "%part%" del /f /q "%part%"
:archived
set flags=%flags% -XX:SharedArchiveFile="%archive%" -Xshare:auto -Xlog:disable

:run
"%java%" %gc% %flags% %NEURO_JAVA_OPTS% %start% "%jar%" %main% %*
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
