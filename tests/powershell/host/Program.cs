using System.Globalization;
using HashCourier.PowerShellHost;

// HASH_COURIER_STAND_INS: script files, separated by '|', that are loaded before the script: they stand in for CIM.
// HASH_COURIER_UI_CULTURE: the language of the "system"; English where it is not set.
switch (args.FirstOrDefault())
{
    case "--serve":
        // The protocol owns standard output: a script that writes to the console itself must not break it.
        var answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        Server.Serve(Console.In, answers);
        return 0;
    case "--check-5.1":
        var findings = WindowsPowerShellRules.Check(args[1], args.Skip(2));
        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }

        return findings.Count == 0 ? 0 : 1;
}

CommandLine line;
try
{
    line = CommandLine.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 64;
}

var standIns = Environment.GetEnvironmentVariable("HASH_COURIER_STAND_INS")?.Split('|', StringSplitOptions.RemoveEmptyEntries) ?? [];
var culture = CultureInfo.GetCultureInfo(Environment.GetEnvironmentVariable("HASH_COURIER_UI_CULTURE") ?? "en-US");
return Session.Run(line, new ConsoleTerminal(), culture, standIns);
