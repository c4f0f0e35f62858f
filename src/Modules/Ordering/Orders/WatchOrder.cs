using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// A live stream of an order: its present state at once, then every change as an event <c>order</c>, whose id is the version. It ends soon after the
/// session of whoever watches.
/// </summary>
internal static class WatchOrder
{
    public sealed record Request(Guid Id) : IRequest<Result<OrderResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapGet("/orders/{id:guid}/stream", StreamAsync)
                .Produces<OrderResponse>(StatusCodes.Status200OK, "text/event-stream").RequireRateLimiting(Guards.Streams).RequireAccess(Access.Anyone);
            app.Shop().MapGet("/orders/{id:guid}/stream", StreamAsync).RequireRateLimiting(Guards.Streams).RequireAccess(Access.Anyone);
        }

        private static async Task<IResult> StreamAsync(
            Guid id, HttpContext http, IMediator m, LiveFeed feed, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime host)
        {
            var present = await m.Send(new Request(id), http.RequestAborted);
            if (present.Error is { } refused) return new ProblemResult(refused);
            _ = int.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
            return http.Stream(EventsAsync(id, seen, http, feed, scopes, clock, host.ApplicationStopping));
        }
    }

    /// <summary>Changes that other nodes made are seen within this time, and so is the end of the session; another node may believe in it 3 s more.</summary>
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(5);

    private static async IAsyncEnumerable<SseItem<OrderResponse>> EventsAsync(
        Guid id, int seen, HttpContext http, LiveFeed feed, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted, ct);
        // Who resumes may have nothing to read for long, and still is to know that the stream is open.
        await http.Response.Body.FlushAsync(ended.Token);
        await using var changes = feed.WatchAsync([OrderingDbContext.Topic(id)], ended.Token).GetAsyncEnumerator(ended.Token);
        // Watching begins before the first read, so that no change falls between the two.
        var changed = changes.MoveNextAsync().AsTask();
        try
        {
            while (!ended.IsCancellationRequested)
            {
                var read = await ReadAsync(id, http.User, scopes);
                if (read.Error is { Kind: ErrorKind.NotFound }) break;
                if (read is { Succeeded: true, Value: var order } && order.Version != seen)
                {
                    seen = order.Version;
                    yield return new(order, "order") { EventId = order.Version.ToString(CultureInfo.InvariantCulture) };
                }
                await Task.WhenAny(changed, Task.Delay(Reread, clock, ended.Token));
                if (!changed.IsCompleted) continue;
                if (!changed.IsCompletedSuccessfully || !await changed) break;
                changed = changes.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // The watch must be over before its enumerator goes.
            await ended.CancelAsync();
            await ((Task)changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Not found once the caller is signed out.</summary>
    private static async Task<Result<OrderResponse>> ReadAsync(Guid id, ClaimsPrincipal caller, IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetService<ISignIns>() is { } signIns && !await signIns.StandAsync(caller, CancellationToken.None)
            ? Error.NotFound("order")
            : await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new Request(id));
    }

    internal sealed class Handler(OrderAccess access) : IRequestHandler<Request, Result<OrderResponse>>
    {
        public async Task<Result<OrderResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await access.ReadAsync(request.Id, cancellationToken) is { } order ? OrderResponse.Of(order) : Error.NotFound("order");
    }
}
