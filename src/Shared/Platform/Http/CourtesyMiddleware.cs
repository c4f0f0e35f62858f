using ClickCart.Platform.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform.Http;

internal static class CourtesyMiddleware
{
    /// <summary>Counts the requests of customers and staff until their answers begin: a live stream that stays open is no crowd, and neither are webhooks.</summary>
    public static void UseCourtesy(this WebApplication app)
    {
        var courtesy = app.Services.GetRequiredService<Courtesy>();
        PathString[] behind = [.. app.Services.GetServices<MachineAddress>().Select(a => a.Path), "/health"];
        app.Use(async (http, next) =>
        {
            if (behind.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
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
