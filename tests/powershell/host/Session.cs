using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace HashCourier.PowerShellHost;

/// <summary>One run of a script or a command in a runspace of its own.</summary>
public static class Session
{
    /// <summary>Exit code of powershell.exe for a terminating error.</summary>
    private const int Failed = 1;

    public static int Run(CommandLine line, ITerminal terminal, CultureInfo uiCulture, IReadOnlyList<string> standIns, string? workingFolder = null)
    {
        var host = new KitHost(terminal, uiCulture);
        // CreateDefault would ask for the snap-ins of the full product, which the engine's package does not hold.
        var state = InitialSessionState.CreateDefault2();
        // Execution policies exist on Windows only: elsewhere the engine refuses to be given one.
        if (line.ExecutionPolicy is { } policy && OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = policy;
        }

        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        if (workingFolder is not null)
        {
            runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(workingFolder));
        }

        // A stand-in is test code, not part of what the execution policy is asked about: read it as text.
        foreach (var standIn in standIns)
        {
            Invoke(runspace, new Command(System.IO.File.ReadAllText(standIn), isScript: true, useLocalScope: false), []);
        }

        var command = line.File is { } file
            ? new Command(Path.GetFullPath(file, workingFolder ?? Environment.CurrentDirectory), isScript: false, useLocalScope: false)
            : new Command(line.Command!, isScript: true, useLocalScope: false);
        try
        {
            Invoke(runspace, command, line.Parameters);
        }
        catch (RuntimeException error)
        {
            host.UI.WriteErrorLine(error.ErrorRecord?.ToString() is { } text ? $"{text}\n{error.ErrorRecord.InvocationInfo?.PositionMessage}" : error.Message);
            return host.ExitCode ?? Failed;
        }

        return host.ExitCode ?? (runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0);
    }

    private static void Invoke(Runspace runspace, Command command, IReadOnlyList<CommandParameter> parameters)
    {
        using var shell = PowerShell.Create(runspace);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Commands.AddCommand(command).AddCommand("Out-Default");
        shell.Invoke();
    }
}
