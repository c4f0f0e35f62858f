namespace ClickCart.Sandbox;

/// <summary>
/// What every call asks for, compiled. Asked through <see cref="SandboxDbContext"/>. One instance per process, because a compiled query belongs to one model.
/// </summary>
internal sealed class SandboxQueries
{
    public Func<SandboxDbContext, string, CancellationToken, Task<Document?>> Document { get; } = EF.CompileAsyncQuery(
        (SandboxDbContext db, string id, CancellationToken ct) => db.Documents.FirstOrDefault(d => d.Id == id));

    public Func<SandboxDbContext, string, CancellationToken, Task<KeptAnswer?>> KeptAnswer { get; } = EF.CompileAsyncQuery(
        (SandboxDbContext db, string key, CancellationToken ct) => db.KeptAnswers.AsNoTracking().FirstOrDefault(a => a.IdempotencyKey == key));
}
