# A Windows without the module that has Get-CimInstance.
${alias:Get-CimInstance} = 'Get-NothingOfThisName'
