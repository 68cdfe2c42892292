@echo off
rem A page on which people make videos, pictures, sounds and 3D models: studio --help
setlocal
set "here=%~dp0"
call "%here%mvnw.cmd" -q -f "%here%pom.xml" -pl examples/quarkus-studio -am -Dmaven.test.skip=true package || exit /b 1
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%here%examples\quarkus-studio\target\quarkus-app\quarkus-run.jar" %*
