@echo off
rem Windows: golive smoke
where py >nul 2>nul && (py -3 "%~dp0golive" %*) || (python "%~dp0golive" %*)
