using System.Globalization;
using ClickCart.Benchmarks.Bench;
using ClickCart.Benchmarks.Cluster;
using ClickCart.Benchmarks.Limit;
using ClickCart.Benchmarks.Replay;
using ClickCart.Benchmarks.Scale;
using ClickCart.Benchmarks.Start;
using Spectre.Console;

namespace ClickCart.Benchmarks;

/// <summary>The verbs.</summary>
internal static class BenchmarksProgram
{
    private const string Usage = """
        ClickCart's load bench. Build it with -c Release.

          replay FILE.csv[.gz] [--invoices N] [--url U] [--password P]
              replays real orders (UCI Online Retail layout) through the REST API and compares the ledgers; exit code 1 when a figure differs.
              Without --url it starts a Host of its own with an empty database; with it, --password is that of admin@clickcart.local.
          browse | product | search | checkout | lifecycle | mixed | race | bench
              [--provider sqlite|postgres] [--users N] [--seconds S] [--rounds N] [--products N] [--stock N] [--most N] [--warmup S]
              [--json FILE] [--connection C]
              measures ClickCart in slices that alternate with the limit: a bare Kestrel program with hand-written ADO.NET doing the same durable work. Gateway
              and carrier are a process of their own beside each of the two. A slice begins nothing new after S seconds (4) or N steps (20000) and ends when all
              its orders were delivered and paid for and the shop is at rest: nothing is drained outside the count. Rates and costs are per request or order.
                browse     lists of 20 among N products (10000), the newest and by category, with their facets
                product    a product with its live stock
                search     a word, 20 products
                checkout   cart, two items, quote, order, one after the other: percentiles are of these five requests together, the rate is of orders that
                           were accepted, with the time until the last of them was delivered
                lifecycle  the same; percentiles are from the cart to the doorstep, and each user has four orders on the way
                mixed      of a hundred steps 95 look around and 5 buy; percentiles are of looking around, beside p99 while nobody buys
                race       all users want one item of which there are --stock (200): exactly so many are sold, or the exit code is 1
                bench      all of these in one run
              postgres needs --connection, or CLICKCART_TEST_POSTGRES: a server that nobody else uses, where databases may be created; with pg_stat_statements
              loaded its statements are counted. Exit code 1 when a request failed.
          table FILE.json… [--readme README.md]
              puts what --json wrote into a table of Markdown, between the marks of README.md
          start [--provider sqlite|postgres] [--starts N] [--rest S] [--idle S] [--seconds S] [--users N] [--published FOLDER] [--json FILE] [--connection C]
              publishes the Host, portable and as ReadyToRun, and measures the time to the first answer on a fresh and on an existing database, memory at rest,
              after a collection and under load, and what an idle shop takes of a core. --published measures a folder that is there already.
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

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var options = new Options(args);
        try
        {
            return options.Verb switch
            {
                "replay" when options.Argument is { } file => await ReplayVerb.RunAsync(file, options),
                var verb when BenchVerb.Of(verb) is { } workloads => await BenchVerb.RunAsync(workloads, options),
                "table" => await ReadmeTable.RunAsync(options),
                "start" => await StartVerb.RunAsync(options),
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
    }

    private static int Help()
    {
        Console.WriteLine(Usage);
        return 2;
    }
}
