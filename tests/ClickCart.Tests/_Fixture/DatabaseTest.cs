namespace ClickCart.Tests;

/// <summary>A test that needs the project's database and gets it from a fixture: skipped, with the reason, where there is none. A fixture cannot
/// skip.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Missing is null, TestDatabase.Missing ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
