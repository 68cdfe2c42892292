@echo off
rem Prompts in a folder become videos, pictures, music and 3D models in another: quickstart --help
setlocal
set "here=%~dp0"
call "%here%mvnw.cmd" -q -f "%here%pom.xml" -pl examples/quickstart -am -Dmaven.test.skip=true package || exit /b 1
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%here%examples\quickstart\target\quickstart.jar" %*
