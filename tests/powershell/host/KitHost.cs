using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace HashCourier.PowerShellHost;

/// <summary>A PowerShell host over a terminal.</summary>
public sealed class KitHost(ITerminal terminal, CultureInfo uiCulture) : PSHost
{
    /// <summary>What the script asked for with `exit`, null while it has not.</summary>
    public int? ExitCode { get; private set; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture { get; } = uiCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => terminal.HostName;

    public override PSHostUserInterface UI { get; } = new KitHostUI(terminal);

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}

public sealed class KitHostUI(ITerminal terminal) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new KitHostRawUI(terminal);

    public override void Write(string value) => terminal.Write(value, RawUI.ForegroundColor, RawUI.BackgroundColor);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        terminal.Write(value, foregroundColor, backgroundColor);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => Write(ConsoleColor.Red, ConsoleColor.Black, value + "\n");

    public override void WriteWarningLine(string message) => Write(ConsoleColor.Yellow, ConsoleColor.Black, $"WARNING: {message}\n");

    public override void WriteVerboseLine(string message) => Write(ConsoleColor.Yellow, ConsoleColor.Black, $"VERBOSE: {message}\n");

    public override void WriteDebugLine(string message) => Write(ConsoleColor.Yellow, ConsoleColor.Black, $"DEBUG: {message}\n");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => terminal.ReadLine() ?? string.Empty;

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => defaultChoice;

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();
}

public sealed class KitHostRawUI(ITerminal terminal) : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize { get; set; } = new(120, 3000);

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => terminal.KeyAvailable;

    public override Size MaxPhysicalWindowSize => new(120, 30);

    public override Size MaxWindowSize => new(120, 30);

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = new(120, 30);

    public override string WindowTitle { get; set; } = "PowerShell";

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => terminal.ReadKey();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
}
