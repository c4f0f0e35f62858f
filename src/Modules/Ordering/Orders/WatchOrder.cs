using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Ordering.Orders;

/// <summary>A live stream of an order: its present state at once, then every change as an event <c>order</c>, whose id is the version.</summary>
internal static class WatchOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderAnswer>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/orders/{id:guid}/stream", async Task<IResult> (Guid id, HttpContext http, IMediator mediator, LiveFeed feed, IServiceScopeFactory scopes, CancellationToken ct) =>
            {
                var present = await mediator.Send(new Request(id), ct);
                if (present.Error is { } refused) return new ProblemAnswer(refused);
                _ = int.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
                return TypedResults.ServerSentEvents(StreamAsync(id, seen, feed, scopes, ct));
            })
            .For(Who.Anyone)
            .Produces<OrderAnswer>(StatusCodes.Status200OK, "text/event-stream");

        private static async IAsyncEnumerable<SseItem<OrderAnswer>> StreamAsync(
            Guid id, int seen, LiveFeed feed, IServiceScopeFactory scopes, [EnumeratorCancellation] CancellationToken ct)
        {
            await using var changes = feed.WatchAsync([OrderingDbContext.Topic(id)], ct).GetAsyncEnumerator(ct);
            do
            {
                // Watching starts with the first step, before the reading: no change falls between.
                var change = changes.MoveNextAsync();
                if (await ReadAsync(id, scopes, ct) is { } order && order.Version != seen)
                {
                    seen = order.Version;
                    yield return new(order, "order") { EventId = order.Version.ToString(CultureInfo.InvariantCulture) };
                }
                if (!await change) yield break;
            }
            while (true);
        }

        private static async Task<OrderAnswer?> ReadAsync(Guid id, IServiceScopeFactory scopes, CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            var order = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Request(id), ct);
            return order.Succeeded ? order.Value : null;
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller) : IRequestHandler<Request, Result<OrderAnswer>>
    {
        public async Task<Result<OrderAnswer>> Handle(Request request, CancellationToken cancellationToken)
        {
            var order = await db.Orders.Where(o => o.Id == request.Id).Select(OrderAnswer.Projection).AsSingleQuery().FirstOrDefaultAsync(cancellationToken);
            return order is null || !Order.Opens(order.AccountId, order.TokenHash, caller) ? Error.NotFound("order") : order;
        }
    }
}
