' Puts shortcuts to Mood First, with its icon, on the desktop and into the start menu.
Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
here = files.GetParentFolderName(WScript.ScriptFullName)
For Each place In Array("Desktop", "Programs")
    Set link = shell.CreateShortcut(shell.SpecialFolders(place) & "\Mood First.lnk")
    link.TargetPath = here & "\moodfirst.exe"
    link.WorkingDirectory = here
    link.IconLocation = here & "\moodfirst.exe,0"
    link.Save
Next
