namespace ClickCart.Tests;

/// <summary>What other modules do inside the process: ask a contract, or bring news to a slice.</summary>
public static class InScope
{
    /// <summary>Asks a contract in a scope of its own.</summary>
    public static async Task<T> AskAsync<TContract, T>(this Shop shop, Func<TContract, Task<T>> ask) where TContract : notnull
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TContract>());
    }

    /// <summary>Sends what a message door would; fails when it is refused.</summary>
    public static async Task TellAsync(this Shop shop, IRequest<Result> request)
    {
        var result = await shop.AskAsync<IMediator, Result>(mediator => mediator.Send(request, TestContext.Current.CancellationToken));
        result.Error.ShouldBeNull();
    }
}
