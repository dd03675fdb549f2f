using System.Management.Automation;
using System.Management.Automation.Host;

namespace HashCourier.PowerShellHost;

/// <summary>What a host's user interface draws on and reads from: the real console, or a recording.</summary>
public interface ITerminal
{
    /// <summary>"ConsoleHost" where the process's own console is used: scripts ask for this name.</summary>
    string HostName { get; }

    bool KeyAvailable { get; }

    void Write(string text, ConsoleColor foreground, ConsoleColor background);

    KeyInfo ReadKey();

    string? ReadLine();
}

/// <summary>The console of this process. Colours go out as ANSI sequences when HASH_COURIER_ANSI=1, so that a redirected run keeps them.</summary>
public sealed class ConsoleTerminal : ITerminal
{
    private static readonly int[] AnsiOrder = [0, 4, 2, 6, 1, 5, 3, 7];
    private readonly bool ansi = Environment.GetEnvironmentVariable("HASH_COURIER_ANSI") == "1";

    public string HostName => "ConsoleHost";

    public bool KeyAvailable => Console.KeyAvailable;

    public void Write(string text, ConsoleColor foreground, ConsoleColor background)
    {
        if (ansi)
        {
            Console.Out.Write($"\u001b[{Code(foreground, 30)};{Code(background, 40)}m{text}\u001b[0m");
        }
        else if (Console.IsOutputRedirected)
        {
            Console.Out.Write(text);
        }
        else
        {
            Console.ForegroundColor = foreground;
            Console.BackgroundColor = background;
            Console.Out.Write(text);
            Console.ResetColor();
        }
    }

    public KeyInfo ReadKey()
    {
        var key = Console.ReadKey(intercept: true);
        return new KeyInfo((int)key.Key, key.KeyChar, default, keyDown: true);
    }

    public string? ReadLine() => Console.In.ReadLine();

    private static int Code(ConsoleColor color, int start) =>
        ((int)color & 8) == 0 ? start + AnsiOrder[(int)color] : start + 60 + AnsiOrder[(int)color & 7];
}

/// <summary>A piece of text as the script wrote it.</summary>
public sealed record Span(string Text, string Foreground, string Background);

/// <summary>Keeps what is written and answers with the keys and lines that a test prepared.</summary>
public sealed class RecordedTerminal(string keys, IEnumerable<string> lines, bool interactive) : ITerminal
{
    private readonly Queue<char> keys = new(keys);
    private readonly Queue<string> lines = new(lines);

    public List<Span> Spans { get; } = [];

    public string HostName => "RecordedHost";

    /// <summary>Throws without a keyboard, as the console host does with redirected input.</summary>
    public bool KeyAvailable => interactive ? keys.Count > 0 : throw NoKeyboard();

    public void Write(string text, ConsoleColor foreground, ConsoleColor background) =>
        Spans.Add(new Span(text, foreground.ToString(), background.ToString()));

    public KeyInfo ReadKey() =>
        interactive && keys.TryDequeue(out var key) ? new KeyInfo(char.ToUpperInvariant(key), key, default, keyDown: true) : throw NoKeyboard();

    public string? ReadLine() => interactive && lines.TryDequeue(out var line) ? line : throw NoKeyboard();

    private static PSInvalidOperationException NoKeyboard() => new("No key or line was prepared.");
}
