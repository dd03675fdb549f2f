using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace HashCourier.PowerShellHost;

/// <summary>The part of powershell.exe's command line that a stick's kit needs, read as powershell.exe reads it.</summary>
public sealed record CommandLine(
    string? File,
    string? Command,
    IReadOnlyList<CommandParameter> Parameters,
    ExecutionPolicy? ExecutionPolicy,
    bool NonInteractive)
{
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        ExecutionPolicy? policy = null;
        var nonInteractive = false;
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i].TrimStart('-', '/').ToLowerInvariant())
            {
                case "noprofile" or "nop" or "nologo" or "nol":
                    break;
                case "noninteractive" or "noni":
                    nonInteractive = true;
                    break;
                case "executionpolicy" or "ep" or "ex":
                    policy = Enum.Parse<ExecutionPolicy>(Value(args, ++i), ignoreCase: true);
                    break;
                case "file" or "f":
                    return new(Value(args, i + 1), null, ReadParameters(args.Skip(i + 2)), policy, nonInteractive);
                case "command" or "c":
                    return new(null, string.Join(' ', args.Skip(i + 1)), [], policy, nonInteractive);
                default:
                    throw new ArgumentException($"powershell: this host does not know the option {args[i]}");
            }
        }

        throw new ArgumentException("powershell: say -File or -Command");
    }

    /// <summary>
    /// After -File nothing is an expression: `-Name value`, `-Name:value` and bare values are text, and only
    /// `-Name:$true` and `-Name:$false` become a Boolean.
    /// </summary>
    public static IReadOnlyList<CommandParameter> ReadParameters(IEnumerable<string> args)
    {
        var parameters = new List<CommandParameter>();
        string? pending = null;
        foreach (var arg in args)
        {
            if (pending is not null)
            {
                parameters.Add(new CommandParameter(pending, arg));
                pending = null;
                continue;
            }

            var colon = arg.IndexOf(':');
            if (arg.Length < 2 || arg[0] != '-')
            {
                parameters.Add(new CommandParameter(null, arg));
            }
            else if (colon < 0)
            {
                parameters.Add(new CommandParameter(arg));
            }
            else if (colon == arg.Length - 1)
            {
                pending = arg[..^1];
            }
            else
            {
                var text = arg[(colon + 1)..];
                object value = text.ToLowerInvariant() switch { "$true" => true, "$false" => false, _ => text };
                parameters.Add(new CommandParameter(arg[..colon], value));
            }
        }

        return parameters;
    }

    private static string Value(IReadOnlyList<string> args, int index) =>
        index < args.Count ? args[index] : throw new ArgumentException($"powershell: {args[index - 1]} needs a value");
}
