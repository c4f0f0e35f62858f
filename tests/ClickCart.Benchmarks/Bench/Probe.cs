using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClickCart.Benchmarks.Bench;
using Microsoft.EntityFrameworkCore.Diagnostics;

/// <summary>
/// Begins <see cref="Probe"/> in a server under measurement, which knows nothing of it: .NET runs this where DOTNET_STARTUP_HOOKS names the file.
/// </summary>
#pragma warning disable MA0047 // A start-up hook has no namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize() => Probe.Start();
}

namespace ClickCart.Benchmarks.Bench
{
    /// <summary>
    /// Says on loopback what its process has allocated and, from when it is asked to count, how many statements and commits it sent to its database. Counting
    /// costs the process something; reading does not.
    /// </summary>
    internal static class Probe
    {
        /// <summary>The variable with the port.</summary>
        public const string Port = "CLICKCART_BENCH_PROBE";

        public const byte Count = (byte)'c', Read = (byte)'r';

        private static long _statements, _commits;
        private static int _counting;

        /// <summary>The limit tells by these; ClickCart is watched.</summary>
        public static void Executed() => Interlocked.Increment(ref _statements);

        public static void Committed() => Interlocked.Increment(ref _commits);

        /// <summary>What begins or ends a transaction is not counted as a statement.</summary>
        public static bool IsBracket(string sql) => sql is "BEGIN" or "BEGIN IMMEDIATE" or "COMMIT" or "ROLLBACK";

        public static void Start()
        {
            if (!int.TryParse(Environment.GetEnvironmentVariable(Port), out var port)) return;
            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            new Thread(() => Serve(listener)) { IsBackground = true, Name = "bench probe" }.Start();
        }

        private static void Serve(TcpListener listener)
        {
            while (true)
            {
                using var client = listener.AcceptTcpClient();
                using var stream = client.GetStream();
                using var answers = new StreamWriter(stream) { AutoFlush = true };
                for (int asked; (asked = stream.ReadByte()) >= 0;)
                {
                    if (asked == Count && Interlocked.Exchange(ref _counting, 1) == 0) DiagnosticListener.AllListeners.Subscribe(new Watch());
                    answers.WriteLine($"{GC.GetTotalAllocatedBytes()} {Interlocked.Read(ref _statements)} {Interlocked.Read(ref _commits)}");
                }
            }
        }

        /// <summary>Watches what EF Core sends.</summary>
        private sealed class Watch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
        {
            public void OnNext(DiagnosticListener value)
            {
                if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this, IsWanted);
            }

            public void OnNext(KeyValuePair<string, object?> value)
            {
                if (value.Value is TransactionEndEventData) Committed();
                if (value.Value is not CommandExecutedEventData { Command: var command }) return;
                Executed();
                // Outside a transaction each statement that writes is a commit of its own.
                if (command.Transaction is null && IsWrite(command)) Committed();
            }

            public void OnCompleted()
            {
            }

            public void OnError(Exception error)
            {
            }

            private static bool IsWanted(string name) => name is "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted"
                or "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitted";

            private static bool IsWrite(DbCommand command) => command.CommandText.AsSpan().TrimStart() is var sql
                && (sql.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase)
                    || sql.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase));
        }
    }
}
