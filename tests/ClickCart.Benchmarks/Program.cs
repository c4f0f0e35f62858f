using System.Globalization;
using ClickCart.Benchmarks;
using ClickCart.Benchmarks.Bench;
using ClickCart.Benchmarks.Limit;
using ClickCart.Benchmarks.Replay;
using Spectre.Console;

const string help = """
    ClickCart's load bench. Build it with -c Release.

      replay FILE.csv[.gz] [--invoices N] [--url U] [--password P]
          replays a real order book (UCI Online Retail layout) through the REST API and compares the books; exit code 1 when a figure differs.
          Without --url it starts a Host of its own with an empty database; with it, --password is that of admin@clickcart.local.
      browse | checkout | lifecycle [--provider sqlite|postgres] [--users N] [--seconds S] [--slice S] [--connection C]
          measures ClickCart in slices that alternate with the limit: a bare Kestrel program with hand-written ADO.NET doing the same durable work.
          postgres needs --connection, or CLICKCART_TEST_POSTGRES: a server where databases may be created.
    """;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = new Options(args);
try
{
    return options.Verb switch
    {
        "replay" when options.Argument is { } file => await ReplayVerb.RunAsync(file, options),
        "browse" or "checkout" or "lifecycle" => await BenchVerb.RunAsync(options.Verb, options),
        "limit" => await LimitProgram.RunAsync(options),
        _ => Help(),
    };
}
catch (Refusal refusal)
{
    AnsiConsole.MarkupLineInterpolated($"[red]{refusal.Message}[/]");
    return 2;
}

static int Help()
{
    Console.WriteLine(help);
    return 2;
}
