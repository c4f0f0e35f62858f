using System.Globalization;
using ClickCart.Benchmarks;
using ClickCart.Benchmarks.Bench;
using ClickCart.Benchmarks.Cluster;
using ClickCart.Benchmarks.Limit;
using ClickCart.Benchmarks.Replay;
using ClickCart.Benchmarks.Scale;
using Spectre.Console;

const string help = """
    ClickCart's load bench. Build it with -c Release.

      replay FILE.csv[.gz] [--invoices N] [--url U] [--password P]
          replays real orders (UCI Online Retail layout) through the REST API and compares the ledgers; exit code 1 when a figure differs.
          Without --url it starts a Host of its own with an empty database; with it, --password is that of admin@clickcart.local.
      browse | checkout | lifecycle [--provider sqlite|postgres] [--users N] [--seconds S] [--slice S] [--connection C]
          measures ClickCart in slices that alternate with the limit: a bare Kestrel program with hand-written ADO.NET doing the same durable work.
          postgres needs --connection, or CLICKCART_TEST_POSTGRES: a server where databases may be created.
      scale [--provider sqlite|postgres] [--products N] [--orders N] [--count N] [--json FILE] [--connection C]
          asks shops of 1,000 products and 10,000 orders, of 100,000 each and of the largest size (a million each unless it is given) the same questions and
          says what grows more than twofold; exit code 1 when -- verify finds one broken. A million orders take 15 GB of the disk while it runs.
      cluster [--nodes N] [--orders N] [--users N] [--connection C]
          several Hosts on one PostgreSQL take orders in turn while one is killed and another stopped, and both come back; exit code 1 unless every
          order arrives, the work of the dead node is taken over in time and the ledgers of the shop and the gateway agree.
      crash [--provider sqlite|postgres] [--rounds N] [--nodes N] [--users N] [--seed N] [--connection C]
          kills the Host at random moments under checkouts and starts it again; exit code 1 unless every acknowledged order ends well, the invariants
          hold and the books of shop and gateway agree. The moments come from the seed.
      move [--orders N] [--users N] [--connection C]
          fills a shop on SQLite with delivered orders, moves it to PostgreSQL and compares; exit code 1 when anything differs.
    """;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = new Options(args);
try
{
    return options.Verb switch
    {
        "replay" when options.Argument is { } file => await ReplayVerb.RunAsync(file, options),
        "browse" or "checkout" or "lifecycle" => await BenchVerb.RunAsync(options.Verb, options),
        "cluster" => await ClusterVerb.RunAsync(options),
        "crash" => await CrashVerb.RunAsync(options),
        "move" => await MoveVerb.RunAsync(options),
        "scale" => await ScaleVerb.RunAsync(options),
        "limit" => await LimitProgram.RunAsync(options),
        _ => Help(),
    };
}
catch (CommandException refusal)
{
    AnsiConsole.MarkupLineInterpolated($"[red]{refusal.Message}[/]");
    return 2;
}

static int Help()
{
    Console.WriteLine(help);
    return 2;
}
