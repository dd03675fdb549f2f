@echo off
rem Hash Courier: type the stick's letter and \go, for example D:\go
setlocal
rem A 32-bit window on 64-bit Windows sees its own System32: Sysnative is the real one.
set "kit_system=%SystemRoot%\System32"
if exist "%SystemRoot%\Sysnative\cmd.exe" set "kit_system=%SystemRoot%\Sysnative"
set "kit_powershell=%kit_system%\WindowsPowerShell\v1.0\powershell.exe"
if not exist "%kit_powershell%" (
  echo This Windows has no PowerShell: the hardware hash cannot be read here.
  echo Deze Windows heeft geen PowerShell: de hardware-hash is hier niet te lezen.
  exit /b 4
)
if not exist "%~dp0Get-WindowsAutoPilotInfo.ps1" (
  echo Get-WindowsAutoPilotInfo.ps1 is not beside go.cmd: stage this stick again.
  echo Get-WindowsAutoPilotInfo.ps1 staat niet naast go.cmd: bereid deze stick opnieuw voor.
  exit /b 4
)
rem The policy is for this one process. All on one line: cmd reads a batch file line by line, and by the end the stick
rem may have been taken out.
"%kit_powershell%" -NoProfile -NoLogo -ExecutionPolicy Bypass -File "%~dp0Get-WindowsAutoPilotInfo.ps1" -Capture %* & if not errorlevel 0 (exit /b 5) else if errorlevel 5 (exit /b 5) else if errorlevel 4 (exit /b 4) else if errorlevel 3 (exit /b 3) else if errorlevel 2 (exit /b 2) else if errorlevel 1 (exit /b 1) else exit /b 0
