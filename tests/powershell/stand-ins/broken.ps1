# An error in the kit that nobody thought of, after the capture is saved.
function global:Stop-Counting { throw 'broken' }
${alias:Get-CaptureCount} = 'Stop-Counting'
