namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>How much work of each module is waiting, running, retrying and dead.</summary>
internal static class CountWork
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(string Module, int Waiting, int Running, int Retrying, int Dead);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Operations")
            .MapGet("/admin/work/counts", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok()).RequireAccess(Permissions.ReadWork);
    }

    internal sealed class Handler(WorkQueue queue) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var items = new List<Item>();
            foreach (var module in queue.Modules)
            {
                var counts = await queue.CountAsync(module, cancellationToken);
                int Of(WorkState state) => counts[state].Sum();
                items.Add(new(module, Of(WorkState.Waiting), Of(WorkState.Running), Of(WorkState.Retrying), Of(WorkState.Dead)));
            }
            return new Response(items);
        }
    }
}
