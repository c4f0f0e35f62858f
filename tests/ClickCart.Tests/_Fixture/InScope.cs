using ClickCart.Platform.Jobs;

namespace ClickCart.Tests;

/// <summary>A process under test.</summary>
public interface IProcess
{
    IServiceProvider Services { get; }
}

/// <summary>What a test does inside the process: asks a contract, has an event handled, runs a recurring job. Each in a scope of its own.</summary>
public static class InScope
{
    /// <summary>Asks a contract, or a module's database.</summary>
    public static async Task<T> AskAsync<TContract, T>(this IProcess process, Func<TContract, Task<T>> ask) where TContract : notnull
    {
        await using var scope = process.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TContract>());
    }

    /// <summary>Sends a request through the pipeline.</summary>
    public static Task<TResult> SendAsync<TResult>(this IProcess process, IRequest<TResult> request) =>
        process.AskAsync((IMediator mediator) => mediator.Send(request, TestContext.Current.CancellationToken));

    /// <summary>Has a slice handle a message, past the outbox; fails when it is refused.</summary>
    internal static async Task HandleAsync<THandler, TMessage>(this IProcess process, TMessage message) where THandler : IMessageHandler<TMessage> =>
        (await process.SendAsync(new Delivery<THandler, TMessage>(message))).Error.ShouldBeNull();

    /// <summary>Runs a recurring job now, never beside itself; fails when it is refused.</summary>
    internal static Task RunAsync<TJob>(this IProcess process) where TJob : IRecurringJob => Eventually.TrueAsync(
        async () => await process.Services.GetRequiredService<RecurringJobs>().RunAsync(TJob.Name) is null, $"'{TJob.Name}' is not at work already");
}
