using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform;

/// <summary>
/// Lets work that nobody waits for give way to customers: while many requests are under way, each delivery waits a moment before it begins, so that
/// a crowd of shoppers is not slowed down by the orders it has just placed. Bounded, so that orders flow in any crowd.
/// </summary>
public sealed class Courtesy(TimeProvider clock)
{
    /// <summary>How long one delivery waits at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Fewer than this leave room for more work.</summary>
    private static readonly int Crowd = 2 * Environment.ProcessorCount;

    private readonly Lock _lock = new();
    private int _present;
    private TaskCompletionSource _room = Signalled();

    /// <summary>A request begins; it ends when the result is disposed.</summary>
    internal IDisposable Enter()
    {
        lock (_lock)
            if (++_present == Crowd) _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Visit(this);
    }

    /// <summary>Until there is room, and not for long.</summary>
    internal async ValueTask GiveWayAsync()
    {
        Task room;
        lock (_lock) room = _room.Task;
        if (!room.IsCompleted) await room.WaitAsync(Patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Leave()
    {
        lock (_lock)
            if (_present-- == Crowd) _room.SetResult();
    }

    private static TaskCompletionSource Signalled()
    {
        var signalled = new TaskCompletionSource();
        signalled.SetResult();
        return signalled;
    }

    private sealed class Visit(Courtesy courtesy) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) courtesy.Leave();
        }
    }
}

internal static class CourtesyMiddleware
{
    /// <summary>Where machines call, not people.</summary>
    private static readonly PathString[] Behind = ["/sandbox", "/api/v1/webhooks", "/health"];

    /// <summary>Counts the requests of customers and staff until their answers begin: a live stream that stays open is no crowd, and neither are webhooks.</summary>
    public static void UseCourtesy(this WebApplication app)
    {
        var courtesy = app.Services.GetRequiredService<Courtesy>();
        app.Use(async (http, next) =>
        {
            if (Behind.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)))
            {
                await next(http);
                return;
            }
            using var visit = courtesy.Enter();
            http.Response.OnStarting(left =>
            {
                ((IDisposable)left).Dispose();
                return Task.CompletedTask;
            }, visit);
            await next(http);
        });
    }
}
