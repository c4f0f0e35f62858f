using ClickCart.Kernel;
using ClickCart.Platform.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClickCart.Platform.Messaging;

/// <summary>Deletes what no delivery and no client can ask for any more: done outbox rows, old inbox rows and idempotency keys of every module.</summary>
internal static class PurgeMessages
{
    /// <summary>Longer than any message is tried, and than a client may sensibly repeat a request.</summary>
    internal static readonly TimeSpan KeysAndInbox = TimeSpan.FromDays(30);

    internal const int Batch = 500;

    public sealed record Request : IRequest<Result>;

    internal sealed class Door : Schedule
    {
        public override TimeSpan Every => TimeSpan.FromHours(1);

        public override IRequest<Result> Translate() => new Request();
    }

    internal sealed class Handler(ModuleCatalog modules, IServiceScopeFactory scopes, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var (done, old) = (clock.GetUtcNow() - Outbox.Retention, clock.GetUtcNow() - KeysAndInbox);
            foreach (var module in modules.WithDatabase)
            {
                await PurgeAsync(module.Name, db => db.Outbox.Where(m => m.DoneAt < done).OrderBy(m => m.Id), cancellationToken);
                await PurgeAsync(module.Name, db => db.Inbox.Where(i => i.At < old).OrderBy(i => i.MessageId), cancellationToken);
                await PurgeAsync(module.Name, db => db.IdempotencyRecords.Where(r => r.At < old).OrderBy(r => r.Scope), cancellationToken);
            }
            return Result.Success;
        }

        /// <summary>A short transaction per batch, so that the module's writers get their turn in between.</summary>
        private async Task PurgeAsync<TRow>(string module, Func<ModuleDbContext, IQueryable<TRow>> rows, CancellationToken ct) where TRow : class
        {
            int deleted;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
                var batch = await rows(db).Take(Batch).ToListAsync(ct);
                db.RemoveRange(batch);
                await db.SaveChangesAsync(ct);
                deleted = batch.Count;
            }
            while (deleted == Batch);
        }
    }
}
