using Carter;
using ClickCart.Kernel;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Platform;

/// <summary>How much work of each module is waiting, running, retrying and dead.</summary>
internal static class CountWork
{
    public sealed record Request : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(string Module, int Waiting, int Running, int Retrying, int Dead);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Operations").MapGet("/admin/work/counts", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok()).For(Who.Staff);
    }

    internal sealed class Handler(Backlog backlog) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var items = new List<Item>();
            foreach (var module in backlog.Modules)
            {
                var counts = (await backlog.Of(module)!.Outbox.In(null).GroupBy(m => new { Dead = m.DeadAt != null, Fresh = m.Attempts == 0, Failed = m.LastError != null })
                    .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).ToLookup(
                        g => g.Key.Dead ? WorkState.Dead : g.Key.Fresh ? WorkState.Waiting : g.Key.Failed ? WorkState.Retrying : WorkState.Running, g => g.Count);
                items.Add(new(module, counts[WorkState.Waiting].Sum(), counts[WorkState.Running].Sum(), counts[WorkState.Retrying].Sum(), counts[WorkState.Dead].Sum()));
            }
            return new Response(items);
        }
    }
}
