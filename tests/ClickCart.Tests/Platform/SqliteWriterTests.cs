namespace ClickCart.Tests.Platform;

/// <summary>Saves of one module that wait for one another: on SQLite they share a commit, elsewhere each has its own.</summary>
public sealed class SqliteWriterTests : ProbeTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly Guid _taken = Guid.CreateVersion7();

    [Fact]
    public async Task One_that_fails_takes_none_of_those_with_it_that_it_shares_a_commit_with()
    {
        await using (var first = Scope())
        {
            Db(first).Add(new Note(_taken, "there before"));
            await Db(first).SaveChangesAsync(Ct);
        }
        var scopes = Enumerable.Range(0, 40).Select(_ => Scope()).ToList();
        List<Task<int>> saves;
        using (await Db(scopes[0]).WriteTurnAsync(Ct))
            saves = scopes.ConvertAll(scope =>
            {
                var number = scopes.IndexOf(scope);
                // The first of all, and one in the middle of the others, after a row that could be written.
                Db(scope).Add(new Note(Guid.CreateVersion7(), $"beside {number}"));
                Db(scope).Add(new Note(number is 1 or 7 ? _taken : Guid.CreateVersion7(), $"note {number}"));
                return number == 0 ? Task.FromResult(0) : Db(scope).SaveChangesAsync(Ct);
            });
        foreach (var number in Enumerable.Range(1, 39))
            if (number is 1 or 7) Database.IsUniqueViolation(await Should.ThrowAsync<DbUpdateException>(saves[number])).ShouldBeTrue();
            else (await saves[number]).ShouldBe(2);
        foreach (var scope in scopes) await scope.DisposeAsync();

        var notes = await Host.ReadAsync(db => db.Notes.Select(n => n.Text).ToListAsync(Ct));
        notes.Order().ShouldBe(Enumerable.Range(1, 39).Where(n => n is not (1 or 7)).SelectMany(n => new[] { $"note {n}", $"beside {n}" })
            .Append("there before").Order());
    }

#if !POSTGRESQL && !SQLSERVER
    [Fact]
    public async Task Who_is_done_is_answered_when_the_shared_commit_is_there()
    {
        await using var scope = Scope();
        var (save, turn) = await SharedAsync(scope);
        (await Host.ReadAsync(db => db.Notes.CountAsync(Ct))).ShouldBe(0);
        save.IsCompleted.ShouldBeFalse();
        turn.Dispose();
        (await save).ShouldBe(1);
        (await Host.ReadAsync(db => db.Notes.CountAsync(Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_done_hears_of_it_when_the_shared_transaction_is_lost_and_may_try_again()
    {
        await using var scope = Scope();
        var (save, turn) = await SharedAsync(scope);
        await using (await Db(scope).Database.BeginTransactionAsync(Ct))
            await Db(scope).Database.ExecuteSqlAsync($"ROLLBACK", Ct);
        turn.Dispose();
        Database.IsTransient(await Should.ThrowAsync<Exception>(save)).ShouldBeTrue();
        (await Host.ReadAsync(db => db.Notes.CountAsync(Ct))).ShouldBe(0);

        await using var again = Scope();
        Db(again).Add(new Note(Guid.CreateVersion7(), "again"));
        (await Db(again).SaveChangesAsync(Ct)).ShouldBe(1);
        (await Host.ReadAsync(db => db.Notes.CountAsync(Ct))).ShouldBe(1);
    }

    /// <summary>A save that has handed its transaction on, and the turn of who has it now.</summary>
    private async Task<(Task<int> Save, IDisposable Turn)> SharedAsync(AsyncServiceScope next)
    {
        var first = Scope();
        Db(first).Add(new Note(Guid.CreateVersion7(), "shared"));
        Task<int> save;
        Task<IDisposable?> turn;
        using (await Db(next).WriteTurnAsync(Ct))
        {
            save = Db(first).SaveChangesAsync(Ct);
            turn = Database.WriteTurnAsync(Db(next), joins: true, Ct).AsTask();
        }
        return (save, (await turn)!);
    }
#endif

    private IDatabase Database => Host.App.Services.GetRequiredService<IDatabase>();

    private AsyncServiceScope Scope() => Host.App.Services.CreateAsyncScope();

    private static ProbeDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
}
