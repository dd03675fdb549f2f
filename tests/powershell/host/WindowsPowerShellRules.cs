using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace HashCourier.PowerShellHost;

/// <summary>
/// Refuses, on the syntax tree, what Windows PowerShell 5.1 on .NET Framework 4.6.2 does not parse or does not have. The
/// engine that runs the tests is newer than the one on the devices, and would let all of this pass.
/// </summary>
public static class WindowsPowerShellRules
{
    /// <summary>Number suffixes and binary numbers came after 5.1; l, d and the sizes were there.</summary>
    private static readonly Regex OldNumber = new(@"^-?(0x[0-9a-f]+|\d*\.?\d+(e[+-]?\d+)?)(l|d)?(kb|mb|gb|tb|pb)?$", RegexOptions.IgnoreCase);

    /// <summary>The commands that every image has and that the kit may use, with the parameters they had in 5.1.</summary>
    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ForEach-Object"] = ["Process", "Begin", "End", "RemainingScripts", "InputObject", "MemberName", "ArgumentList"],
        ["Where-Object"] = ["FilterScript", "InputObject", "Property", "Value"],
        ["Out-Null"] = ["InputObject"],
        ["Set-StrictMode"] = ["Version", "Off"],
        ["Get-CimInstance"] = ["ClassName", "Namespace", "Filter", "Property", "Query", "CimSession", "ComputerName", "OperationTimeoutSec"],
        ["New-CimSession"] = ["ComputerName", "Credential", "OperationTimeoutSec"],
        ["Remove-CimSession"] = ["CimSession"],
    };

    private static readonly string[] CommonParameters = ["ErrorAction", "WarningAction", "Verbose", "Debug", "ErrorVariable", "OutVariable", "WhatIf", "Confirm"];

    /// <param name="path">The script to check.</param>
    /// <param name="loadedBefore">Scripts whose functions are there when it runs.</param>
    public static IReadOnlyList<string> Check(string path, IEnumerable<string> loadedBefore)
    {
        var ast = Parser.ParseFile(Path.GetFullPath(path), out var tokens, out var errors);
        var findings = new List<(int Line, string Text)>();
        findings.AddRange(errors.Select(error => (error.Extent.StartLineNumber, error.Message)));
        findings.AddRange(Lines(path).Where(line => line.Text.Any(character => character > 126)).Select(line => (line.Number, "characters outside ASCII")));
        findings.AddRange(tokens.SelectMany(Tokens));
        var functions = loadedBefore.Select(script => Parser.ParseFile(Path.GetFullPath(script), out _, out _)).Prepend(ast).SelectMany(Functions).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var framework = new FrameworkTypes();
        var members = new MemberRules(framework, ast);
        foreach (var node in ast.FindAll(_ => true, searchNestedScriptBlocks: true))
        {
            findings.AddRange(Syntax(node).Concat(Command(node, functions)).Concat(members.Check(node)).Select(text => (node.Extent.StartLineNumber, text)));
        }

        return findings.Distinct().OrderBy(finding => finding.Line).Select(finding => $"line {finding.Line}: {finding.Text}").ToList();
    }

    /// <summary>The names by which a script's functions are called: without the scope that they are put into.</summary>
    private static IEnumerable<string> Functions(Ast ast) =>
        ast.FindAll(node => node is FunctionDefinitionAst, true).Select(node => Regex.Replace(((FunctionDefinitionAst)node).Name, "^(global|script):", string.Empty, RegexOptions.IgnoreCase));

    private static IEnumerable<(int Number, string Text)> Lines(string path) =>
        File.ReadAllLines(path, System.Text.Encoding.Latin1).Select((text, index) => (index + 1, text));

    private static IEnumerable<(int, string)> Tokens(Token token)
    {
        if (token is NumberToken && !OldNumber.IsMatch(token.Text))
        {
            yield return (token.Extent.StartLineNumber, $"the number {token.Text} is written in a newer way");
        }

        if (token is StringExpandableToken && Regex.IsMatch(token.Text, @"(?<!`)(``)*`(e|u\{)"))
        {
            yield return (token.Extent.StartLineNumber, "`e and `u{} are newer escapes");
        }
    }

    private static IEnumerable<string> Syntax(Ast node)
    {
        var name = node switch
        {
            TernaryExpressionAst => "the ternary operator",
            PipelineChainAst => "&& or ||",
            BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "??",
            AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "??=",
            MemberExpressionAst { NullConditional: true } => "?.",
            IndexExpressionAst { NullConditional: true } => "?[]",
            NamedBlockAst { BlockKind: TokenKind.Clean } => "a clean block",
            PipelineAst { Background: true } => "the background operator",
            _ => null,
        };
        return name is null ? [] : [$"{name} is newer than 5.1"];
    }

    private static IEnumerable<string> Command(Ast node, HashSet<string> functions)
    {
        if (node is not CommandAst command || command.GetCommandName() is not { } name || functions.Contains(name))
        {
            yield break;
        }

        if (!Commands.TryGetValue(name, out var known))
        {
            yield return $"{name} is no command that every image has";
            yield break;
        }

        foreach (var parameter in command.CommandElements.OfType<CommandParameterAst>())
        {
            if (!known.Concat(CommonParameters).Any(candidate => candidate.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"{name} had no -{parameter.ParameterName} in 5.1";
            }
        }
    }
}
