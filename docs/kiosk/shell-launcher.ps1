# Run as SYSTEM (for example with: psexec -i -s powershell.exe), on Windows Enterprise, Education or IoT Enterprise.
$ErrorActionPreference = 'Stop'
Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
$configuration = Get-Content -Raw -Path "$PSScriptRoot\shell-launcher.xml"
$assignedAccess = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
$assignedAccess.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($configuration)
Set-CimInstance -CimInstance $assignedAccess
