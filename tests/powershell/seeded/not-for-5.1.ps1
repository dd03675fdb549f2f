# One of each mistake that the check against Windows PowerShell 5.1 must find. Never run.
function Get-Seeded {
    param([string] $Text)

    $ternary = $Text ? 1 : 2                                             # ternary
    $coalesced = $Text ?? 'none'                                         # null-coalescing
    $Text ??= 'none'                                                     # null-coalescing assignment
    $conditional = ${Text}?.Length                                       # null-conditional member
    $indexed = ${Text}?[0]                                               # null-conditional index
    Out-Null && Out-Null                                                 # pipeline chain
    Out-Null &                                                           # background
    $suffix = 1uy                                                        # number suffix
    $binary = 0b101                                                      # binary number
    $escape = "`e[0m $Text"                                              # newer escape
    1 | ForEach-Object -Parallel { $_ }                                  # newer parameter
    Write-Host $Text                                                     # command of a module
    [IO.File]::Move('a', 'b', $true)                                     # newer overload
    [IO.Path]::Join('a', 'b')                                            # newer method
    [Text.Json.JsonDocument]::Parse($Text)                               # newer type
    [Collections.Generic.PriorityQueue[string, int]]::new()              # newer generic type
    [Environment]::ProcessPath                                           # newer property
    $list = [Collections.Generic.List[string]]::new()
    $list.EnsureCapacity(10)                                             # newer instance method, any receiver
    $builder = [Text.StringBuilder]::new()
    $builder.AppendJoin(',', $list)                                      # newer instance method, known receiver
    $dash = '–'                                                          # outside ASCII
    $ternary, $coalesced, $conditional, $indexed, $suffix, $binary, $escape, $dash
}

function Get-Cleaned {
    process { $_ }
    clean { $null }
}
