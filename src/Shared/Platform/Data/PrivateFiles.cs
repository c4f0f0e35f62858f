namespace ClickCart.Platform.Data;

/// <summary>Files and folders that only the user of this process reads, whatever its umask is and whatever they were before.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>The folder, made where there is none.</summary>
    public static DirectoryInfo Folder(string path)
    {
        var folder = Below(path);
        Close(folder);
        return folder;
    }

    /// <summary>A folder in one that is closed already, made where there is none; what is in it is not looked at, however much that is.</summary>
    public static DirectoryInfo Below(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OfFolder);

    /// <summary>For a file that is not there yet.</summary>
    public static FileStreamOptions Create(FileMode mode, FileAccess access = FileAccess.Write, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OfFile;
        return options;
    }

    /// <summary>The folder with all that is in it. What links lead to belongs to somebody else.</summary>
    public static void Close(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows()) return;
        Set(folder, OfFolder);
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => e.LinkTarget is null))
        {
            if (entry is DirectoryInfo inner) Close(inner);
            else Set(entry, OfFile);
        }
    }

    private static void Set(FileSystemInfo entry, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            if (entry.UnixFileMode != mode) entry.UnixFileMode = mode;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Another user's, such as a volume that was mounted for this one: its owner says who reads it. Or it has gone meanwhile.
        }
    }
}
