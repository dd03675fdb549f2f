using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace HashCourier.PowerShellHost;

public sealed record RunRequest(
    string? File,
    string? Command,
    string[]? Args,
    string? Cwd,
    string[]? StandIns,
    string? UiCulture,
    string? Keys,
    string[]? Lines,
    bool? Interactive,
    Dictionary<string, string>? Env);

/// <param name="ElapsedMs">Milliseconds of the run inside the host, start of the process left out.</param>
public sealed record RunAnswer(int ExitCode, IReadOnlyList<Span> Spans, double ElapsedMs);

/// <summary>
/// Runs one request after the other, each in a fresh runspace: a line of JSON in, a line of JSON out. Saves the
/// start of a process for each of a hundred cases.
/// </summary>
public static class Server
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Serve(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize<RunRequest>(line, Json) ?? throw new JsonException("An empty request.");
            output.WriteLine(JsonSerializer.Serialize(Answer(request), Json));
            output.Flush();
        }
    }

    private static RunAnswer Answer(RunRequest request)
    {
        var terminal = new RecordedTerminal(request.Keys ?? string.Empty, request.Lines ?? [], request.Interactive ?? false);
        var line = new CommandLine(request.File, request.Command, CommandLine.ReadParameters(request.Args ?? []), null, NonInteractive: false);
        foreach (var (name, value) in request.Env ?? [])
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            var watch = Stopwatch.StartNew();
            var exitCode = Session.Run(line, terminal, CultureInfo.GetCultureInfo(request.UiCulture ?? "en-US"), request.StandIns ?? [], request.Cwd);
            return new RunAnswer(exitCode, terminal.Spans, watch.Elapsed.TotalMilliseconds);
        }
        finally
        {
            foreach (var name in (request.Env ?? []).Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
