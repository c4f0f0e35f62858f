namespace ClickCart.BackOffice.Operations;

/// <summary>Checks everything that must hold, over all modules, as <c>-- verify</c> does. Reads the whole database: it may take a while.</summary>
internal static class CheckInvariants
{
    private const int Shown = 50;

    public sealed record Request : IRequest<Result<Response>>;

    /// <param name="Holds">True when every one holds.</param>
    public sealed record Response(bool Holds, DateTimeOffset At, double Seconds, IReadOnlyList<Item> Items);

    /// <param name="Rows">What breaks it, at most 50 of them; none when it holds.</param>
    /// <param name="Offenders">How many rows were found.</param>
    public sealed record Item(string Name, string Sentence, bool Holds, int Offenders, IReadOnlyList<string> Rows);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapGet("/admin/system/invariants", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .RequireAccess(Permissions.ReadSystem);
            app.Admin().MapGet("/system/invariants", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(CheckInvariantsPage)))
                .RequireAccess(Permissions.ReadSystem);
        }
    }

    internal sealed class Handler(IEnumerable<IInvariants> invariants, TimeProvider clock) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var started = clock.GetTimestamp();
            var items = new List<Item>();
            await foreach (var (invariant, rows) in Finding.AllAsync(invariants, cancellationToken))
                items.Add(new(invariant.Name, invariant.Sentence, rows.Count == 0, rows.Count, [.. rows.Take(Shown)]));
            return new Response(items.TrueForAll(i => i.Holds), clock.GetUtcNow(), Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3), items);
        }
    }
}
