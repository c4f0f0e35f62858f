using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Platform.Pipeline;

/// <summary>
/// Innermost: saves once after the handler, so that state, outbox, inbox and idempotency record are one commit; a refusal saves nothing. Conflicts
/// with a concurrent writer and passing database trouble run the handler again, a bounded number of times.
/// </summary>
internal sealed class UnitOfWork<TRequest, TResponse>(
    IServiceProvider services, ModuleCatalog modules, IDatabase database, CurrentDelivery delivery, IdempotencyKey key, KeysInProgress inProgress,
    ICaller caller, ExpectedVersion expected, IDataProtectionProvider protection, TimeProvider clock, IIds ids) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull where TResponse : IOutcome<TResponse>
{
    private const int Tries = 6;

    /// <summary>A form's button that is pressed again waits so long for what comes of the first press, and shows that.</summary>
    private static readonly TimeSpan FormPatience = TimeSpan.FromSeconds(10);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var module = modules.Of(Slice.Of(typeof(TRequest)));
        var db = module?.DbContext is null ? null : services.GetRequiredKeyedService<ModuleDbContext>(module.Name);
        if (db is null) return await next();
        if (key.Key is null) return await TryAsync(db, next, null, cancellationToken);

        var scope = caller.AccountId?.ToString() ?? (request as IGuestKeyed)?.GuestScope ?? key.Browser
            ?? throw new InvalidOperationException($"{typeof(TRequest)} is keyed and open to guests, so it must be IGuestKeyed or come from a form.");
        using var turn = await inProgress.EnterAsync($"{scope}|{key.Route}|{key.Key}", key.IsForm ? FormPatience : TimeSpan.Zero, cancellationToken);
        if (turn is null)
            return TResponse.Failure(Error.Conflict("request-in-progress", key.IsForm
                ? "What you sent is still being worked on. Look in a moment whether it is done before you send it again."
                : "The first request with this Idempotency-Key is still running. Ask again in a moment."));
        var keyed = new IdempotencyRecord { Scope = scope, Route = key.Route, Key = key.Key, RequestHash = Hash(request), At = clock.GetUtcNow() };
        return await TryAsync(db, next, keyed, cancellationToken);
    }

    private async Task<TResponse> TryAsync(ModuleDbContext db, RequestHandlerDelegate<TResponse> next, IdempotencyRecord? keyed, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(db, next, keyed, ct);
            }
            catch (DbUpdateConcurrencyException e) when (delivery.Message is { Kind: MessageKind.Job } && e.Entries.Any(row => row.Entity is OutboxMessage))
            {
                throw new StaleLeaseException(e);
            }
            catch (DbUpdateConcurrencyException) when (expected.Given)
            {
                return TResponse.Failure(Error.Stale);
            }
            catch (Exception e) when (attempt < Tries && (e is DbUpdateConcurrencyException || database.IsTransient(e)
                || (database.IsUniqueViolation(e) && delivery.Message is not { Kind: MessageKind.Event })))
            {
                db.StartOver();
                await Task.Delay(Backoff.Delay(attempt, ids.NextDouble()) / 10, clock, ct);
            }
        }
    }

    private async Task<TResponse> OnceAsync(ModuleDbContext db, RequestHandlerDelegate<TResponse> next, IdempotencyRecord? keyed, CancellationToken ct)
    {
        if (keyed is not null && await db.Set<IdempotencyRecord>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.Scope == keyed.Scope && r.Route == keyed.Route && r.Key == keyed.Key, ct) is { } first)
            return Replay(first, keyed);

        try
        {
            var response = await next();
            if (response.Error is { } refused)
            {
                if (db.Transaction is { } undone) await undone.DisposeAsync();
                db.StartOver();
                if (keyed is null || refused.Kind is not ErrorKind.Conflict) return response;
            }

            if (keyed is not null)
            {
                keyed.Answer = Protector.Protect(JsonSerializer.Serialize(new Stored(response.Error, response.Payload), MessageRoutes.Json));
                db.Set<IdempotencyRecord>().Add(keyed);
            }
            if (delivery.Message is { } delivered) db.Complete(delivered, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            if (db.Transaction is { } transaction) await transaction.CommitAsync(ct);
            return response;
        }
        finally
        {
            if (db.Transaction is { } unfinished) await unfinished.DisposeAsync();
        }
    }

    private IDataProtector Protector => protection.CreateProtector("idempotency-answers");

    private TResponse Replay(IdempotencyRecord first, IdempotencyRecord keyed)
    {
        if (first.RequestHash != keyed.RequestHash)
            return TResponse.Failure(new(ErrorKind.Invalid, "idempotency-key-reused", key.IsForm
                ? "This form was sent before with something else in it. Load the page anew, and send it again."
                : "This Idempotency-Key came before with another request. A new request needs a new key."));
        key.Replayed = true;
        var stored = JsonSerializer.Deserialize<Stored>(Protector.Unprotect(first.Answer), MessageRoutes.Json)!;
        return stored.Error is null
            ? TResponse.Restore(type => (stored.Payload as JsonElement?)?.Deserialize(type, MessageRoutes.Json))
            : TResponse.Failure(stored.Error);
    }

    /// <param name="Payload">Written as whatever it is, read as a <see cref="JsonElement"/>.</param>
    private sealed record Stored(Error? Error, object? Payload);

    private string Hash(TRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(
        [
            .. Encoding.UTF8.GetBytes(key.Path), .. JsonSerializer.SerializeToUtf8Bytes(request, MessageRoutes.Json),
            .. Encoding.UTF8.GetBytes((request as IAlsoCompared)?.Compared ?? ""),
        ]));
}
