using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform;

internal sealed class QuartzEngine(IServiceProvider services) : IJobEngine
{
    public Task EnqueueAsync(JobTicket ticket, CancellationToken ct) => services.GetRequiredService<Deliveries>().RunJobAsync(ticket, ct);
}

internal static class QuartzSetup
{
    public static void AddJobEngine(this IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IJobEngine, QuartzEngine>();
}
